import { ApiError } from '../api/client';
import { h } from '../ui/dom';
import { language, t } from '../ui/language';

/** The page that says why there is no page, and what to do. */
export function trouble(error: unknown): HTMLElement {
  const { title, hint } = explain(error);
  return h('main', { class: 'trouble', id: 'content' }, h('h1', {}, title), hint);
}

function explain(error: unknown): { title: string; hint: HTMLElement } {
  if (error instanceof ApiError) {
    if (error.unauthorized) return { title: t.unauthorized, hint: h('p', {}, t.unauthorizedHint) };
    if (error.status === 404) return { title: t.notFound, hint: h('p', {}, h('a', { href: `/${language}/` }, t.notFoundHint)) };
    if (error.status === 0) return { title: t.unreachable, hint: h('p', {}, t.unreachableHint) };
  }
  return { title: t.error, hint: h('p', {}, error instanceof Error ? error.message : String(error)) };
}
