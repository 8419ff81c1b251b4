import { html, nothing, type TemplateResult } from 'lit';

type Heading = (content: unknown, tabindex: unknown) => TemplateResult;

const LEVELS: readonly Heading[] = [
  (content, tabindex) => html`
    <h2 tabindex=${tabindex}>${content}</h2>
  `,
  (content, tabindex) => html`
    <h3 tabindex=${tabindex}>${content}</h3>
  `,
  (content, tabindex) => html`
    <h4 tabindex=${tabindex}>${content}</h4>
  `,
  (content, tabindex) => html`
    <h5 tabindex=${tabindex}>${content}</h5>
  `,
  (content, tabindex) => html`
    <h6 tabindex=${tabindex}>${content}</h6>
  `,
];

/** A real heading of a level known only at run time: 2 to 6, whatever is beyond is brought within. */
export function heading(level: number, content: unknown, tabindex?: number): TemplateResult {
  return LEVELS[Math.min(6, Math.max(2, level)) - 2]!(content, tabindex ?? nothing);
}
