import { loadCourse } from './api/course';
import { home } from './pages/home';
import { trouble } from './pages/trouble';
import { parseRoute } from './routes';
import { header } from './ui/header';
import { preferredLanguage, useLanguage } from './ui/language';

const app = document.getElementById('app')!;
const route = parseRoute(location.pathname);
useLanguage(route.language ?? preferredLanguage());

try {
  if (route.page === 'home') {
    app.replaceChildren(...home(await loadCourse()));
  } else {
    const { openLesson } = await import('./pages/lesson');
    await openLesson(app, route);
  }
} catch (error) {
  console.error(error);
  app.replaceChildren(header({ otherPage: null }), trouble(error));
}
document.documentElement.dataset.ready = 'true';
