import type { Heading } from '../prose/markdown';
import { h, html } from '../ui/dom';
import { t } from '../ui/language';

/** The lesson's sections: beside the text where there is room, folded above it elsewhere. */
export function outline(headings: readonly Heading[], content: HTMLElement): HTMLElement | null {
  const sections = headings.filter(({ level }) => level === 2 || level === 3);
  if (sections.length < 2) return null;

  const links = new Map<string, HTMLElement>();
  const list = h('ol', {}, ...sections.map((heading) => {
    const link = html(`<a href="#${encodeURIComponent(heading.id)}">${heading.html}</a>`);
    links.set(heading.id, link);
    return h('li', { class: `level-${heading.level}` }, link);
  }));
  const box = h('details', { class: 'outline' }, h('summary', {}, t.contents), list);

  const wide = matchMedia('(min-width: 75rem)');
  const adapt = (): void => {
    box.open = wide.matches;
  };
  wide.addEventListener('change', adapt);
  adapt();
  list.addEventListener('click', () => {
    if (!wide.matches) box.open = false;
  });
  follow(sections, links, content);
  return h('nav', { class: 'outline-nav', 'aria-label': t.contents }, box);
}

/** Marks the section being read: the last whose title has passed under the top bar. */
function follow(sections: readonly Heading[], links: ReadonlyMap<string, HTMLElement>, content: HTMLElement): void {
  let scheduled = false;
  const update = (): void => {
    scheduled = false;
    let current = '';
    for (const { id } of sections) {
      const title = content.querySelector(`#${CSS.escape(id)}`);
      if (title && title.getBoundingClientRect().top < 140) current = id;
    }
    for (const [id, link] of links) {
      if (id === current) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  addEventListener('scroll', () => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(update);
  }, { passive: true });
}
