import { h } from './dom';
import { icon } from './icons';
import { language, otherLanguage, t } from './language';
import { currentTheme, onThemeChange, toggleTheme } from './theme';

/** The bar at the top of every page; a lesson adds its title and its tools. */
export function header(options: { otherPage: string | null; title?: HTMLElement; tools?: HTMLElement; home?: boolean }): HTMLElement {
  return h('header', { class: 'topbar' },
    h('a', { class: 'skip', href: '#content' }, t.skip),
    // The list of lessons carries the name in large already.
    options.home ? null : h('a', { class: 'brand', href: `/${language}/`, 'aria-label': t.home }, 'Cahier'),
    options.title ?? h('span', { class: 'topbar-title' }),
    options.tools,
    h('div', { class: 'topbar-settings' }, languageLink(options.otherPage), themeButton()));
}

function languageLink(page: string | null): HTMLElement | null {
  if (page === null) return null;
  const other = otherLanguage(language);
  return h('a', { class: 'tool', href: page, lang: other, hreflang: other, title: t.otherLanguage },
    t.otherLanguageShort, h('span', { class: 'visually-hidden' }, ` ${t.otherLanguage}`));
}

function themeButton(): HTMLElement {
  const button = h('button', { type: 'button', class: 'tool', onclick: toggleTheme });
  const show = (): void => {
    const dark = currentTheme() === 'dark';
    const label = dark ? t.themeToLight : t.themeToDark;
    button.setAttribute('aria-label', label);
    button.title = label;
    button.replaceChildren(icon(dark ? 'sun' : 'moon'));
  };
  onThemeChange(show);
  show();
  return button;
}
