import { feedAddress } from '../feed/source.js';

/**
 * The preset of a group, which is the `filter` of its first widget in the document that browses the feed, upgraded or not.
 *
 * @param own a widget of the group, whatever feed its attributes name
 * @returns null where there is no such widget, or it has no preset
 */
export function groupPreset(url: string, group: string, own?: Element): string | null {
  const first = [...document.querySelectorAll('[group]:not(ess-indicator-card)')].find((element) => {
    if (!element.localName.startsWith('ess-') || element.getAttribute('group') !== group) return false;
    const feed = element.getAttribute('feed') ?? document.querySelector('ess-feed')?.getAttribute('feed') ?? '';
    return element === own || feedAddress(feed) === url;
  });
  return first?.getAttribute('filter') ?? null;
}
