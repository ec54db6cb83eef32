import type { Language } from './ui/language';

export type Route =
  | { page: 'home'; language: Language | null }
  | { page: 'lesson'; language: Language; slug: string; notebook: string };

/** `/fr/14-transformer` is the page of `notebooks/fr/14-transformer.ipynb`. */
export function parseRoute(pathname: string): Route {
  const match = /^\/(fr|en)(?:\/([^/]*))?\/?$/.exec(pathname);
  if (!match) return { page: 'home', language: null };
  const language = match[1] as Language;
  const slug = decodeURIComponent(match[2] ?? '');
  if (slug === '') return { page: 'home', language };
  return { page: 'lesson', language, slug, notebook: `notebooks/${language}/${slug}.ipynb` };
}

/** The page that shows a notebook of the course, or null for any other file. */
export function pageOf(notebook: string): string | null {
  const match = /^notebooks\/(fr|en)\/([^/]+)\.ipynb$/.exec(notebook);
  return match ? `/${match[1]}/${encodeURIComponent(match[2]!)}` : null;
}

/** A link written in a notebook, relative to its folder, as a link of the page. */
export function resolveLink(href: string, notebook: string): string {
  if (href.startsWith('#') || href.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(href)) return href;
  const folder = new URL(notebook.slice(0, notebook.lastIndexOf('/') + 1), 'http://course/');
  const target = new URL(href, folder);
  const path = decodeURIComponent(target.pathname.slice(1));
  return (pageOf(path) ?? `/files${target.pathname}`) + target.search + target.hash;
}
