import type { LitElement, ReactiveController } from 'lit';

/** Lets a widget fill the screen, and tells it when it does. */
export class Fullscreen implements ReactiveController {
  /** Whether the widget fills the screen now. */
  on = false;

  #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('fullscreenchange', this.#changed);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('fullscreenchange', this.#changed);
  }

  toggle = async (): Promise<void> => {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await this.#host.requestFullscreen();
    } catch {
      // Refused by the page's policy or the device: the map stays as it is.
    }
  };

  #changed = () => {
    this.on = this.#host.matches(':fullscreen');
    this.#host.requestUpdate();
  };
}
