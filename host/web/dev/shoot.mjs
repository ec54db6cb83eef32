// Pictures of the page at three widths by day and by night, to be looked at: `node dev/shoot.mjs FOLDER`.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const out = process.argv[2] ?? 'shots';
const base = process.env.BASE ?? 'http://127.0.0.1:8899';
mkdirSync(out, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
for (const [width, height] of [[360, 740], [800, 1000], [1400, 900]]) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: 'fr-FR' });
    const page = await context.newPage();
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.log(width, colorScheme, message.text()));
    page.on('pageerror', (error) => console.log(width, colorScheme, 'PAGE ERROR', error.message));
    const shot = (name, options = {}) => page.screenshot({ path: `${out}/${name}-${width}-${colorScheme}.png`, ...options });
    await page.goto(base + '/');
    await page.waitForSelector('[data-ready]', { state: 'attached' });
    await page.waitForTimeout(300);
    await shot('home');
    await page.goto(base + '/fr/14-transformer');
    await page.waitForSelector('[data-testid=kernel-status][data-state=idle]');
    await page.waitForTimeout(300);
    await shot('lesson');
    for (const index of [1, 2, 3, 4, 5, 6, 8, 10]) {
      const cell = page.locator('.code-cell').nth(index);
      await cell.locator('[data-testid=run]').click();
      await page.waitForFunction((i) => !['fresh', 'queued', 'running'].includes(document.querySelectorAll('.code-cell')[i].dataset.state), index, { timeout: 20000 });
    }
    await page.waitForTimeout(1200);
    await page.locator('.code-cell').nth(0).locator('.cm-content').fill('Language.Use("en");');
    await page.evaluate(() => scrollTo(0, 0));
    await shot('ran', { fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (wide) console.log(width, colorScheme, 'the page scrolls sideways');
    if (width === 1400 || width === 360) {
      await page.locator('.code-cell').nth(9).locator('[data-testid=run]').click();
      await page.waitForSelector('.notice:not([hidden])');
      await page.locator('.code-cell').nth(5).scrollIntoViewIfNeeded();
      await shot('dead');
    }
    await context.close();
  }
}
await browser.close();
