import { readAddress, writeAddress } from '../query/address.js';
import type { Filter } from '../query/query.js';
import { BLANK, type Session, type SessionState } from '../query/session.js';

/**
 * Keeps a session and the page's address in step, where the page's author asked for it by `hash`.
 *
 * A selection makes an entry of the history, so that Back returns to the list; anything else replaces the present one.
 */
export class AddressState {
  #prefix = '';
  #session: Session | undefined;
  #preset: Filter = {};
  #state: SessionState | undefined;
  #stop: (() => void) | undefined;

  /** Reads the address into the session, then follows both. An empty prefix follows nothing. */
  follow(prefix: string, session: Session, preset: Filter): void {
    this.leave();
    if (!/^[\w-]+$/.test(prefix)) return;
    this.#prefix = prefix;
    this.#session = session;
    this.#preset = preset;
    const read = readAddress(location.hash, prefix, preset);
    if (read) session.update(read);
    this.#state = session.state;
    this.#stop = session.subscribe(this.#write);
    addEventListener('popstate', this.#read);
    addEventListener('hashchange', this.#read);
  }

  leave(): void {
    this.#stop?.();
    this.#stop = undefined;
    removeEventListener('popstate', this.#read);
    removeEventListener('hashchange', this.#read);
  }

  #read = () => {
    const session = this.#session!;
    const state = readAddress(location.hash, this.#prefix, this.#preset) ?? { ...BLANK, filter: this.#preset };
    // Our own writing comes back here too: nothing to do then.
    const now = writeAddress(location.hash, this.#prefix, this.#preset, session.state);
    if (now === location.hash.slice(1)) return;
    this.#state = state;
    session.update({ selected: undefined, place: undefined, own: undefined, ...state });
  };

  #write = () => {
    const { state } = this.#session!;
    if (state === this.#state) return;
    const pushes = state.selected !== this.#state?.selected;
    this.#state = state;
    const fragment = writeAddress(location.hash, this.#prefix, this.#preset, state);
    if (fragment === location.hash.slice(1)) return;
    const address = location.pathname + location.search + (fragment && `#${fragment}`);
    try {
      history[pushes ? 'pushState' : 'replaceState'](history.state, '', address);
    } catch {
      // A sandboxed frame, or too many changes for this browser: the state is then only not in the address.
    }
  };
}
