import type { Notebook } from '../notebook/nbformat';
import type { Language } from '../ui/language';
import { request } from './client';

type Both<T> = Partial<Record<Language, T>>;

export interface Lesson {
  number: number;
  title: Both<string>;
  path: Both<string>;
  summary?: Both<string>;
  minutes?: number;
}

export interface Course {
  version: string;
  lessons: Lesson[];
}

export const loadCourse = (): Promise<Course> => request<Course>('/api/cahier/course');

export async function loadNotebook(path: string): Promise<Notebook> {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const { content } = await request<{ content: Notebook }>(`/api/contents/${encoded}`);
  return content;
}
