import type { Course, Lesson } from '../api/course';
import { pageOf } from '../routes';
import { typeset } from '../prose/typography';
import { h } from '../ui/dom';
import { header } from '../ui/header';
import { language, otherLanguage, t } from '../ui/language';

export function home(course: Course): HTMLElement[] {
  document.title = 'Cahier';
  const other = otherLanguage(language);
  return [
    header({ otherPage: `/${other}/`, home: true }),
    h('main', { class: 'home', id: 'content' },
      h('div', { class: 'home-head' },
        h('h1', {}, 'Cahier'),
        h('p', { class: 'tagline' }, t.tagline),
        h('p', { class: 'introduction' }, t.introduction)),
      h('h2', { class: 'visually-hidden' }, t.lessons),
      course.lessons.length === 0
        ? h('p', { class: 'note' }, t.noLessons)
        : h('ol', { class: 'lessons', 'data-testid': 'lesson-list' }, ...course.lessons.map(entry))),
  ];
}

function entry(lesson: Lesson): HTMLElement {
  const other = otherLanguage(language);
  const spoken = lesson.path[language] ? language : other;
  const path = lesson.path[spoken];
  const title = lesson.title[spoken] ?? t.lesson(lesson.number);
  const summary = lesson.summary?.[spoken];
  return h('li', { class: 'lesson-entry', value: lesson.number, lang: spoken === language ? null : spoken },
    h('span', { class: 'lesson-number', 'aria-hidden': 'true' }, String(lesson.number)),
    h('div', { class: 'lesson-text' },
      h('h3', {}, h('a', { href: (path && pageOf(path)) ?? '#' }, typeset(title, spoken))),
      summary ? h('p', {}, typeset(summary, spoken)) : null),
    h('span', { class: 'lesson-meta' },
      spoken === language ? null : t.onlyIn, ' ',
      lesson.minutes ? t.minutes(lesson.minutes) : null));
}
