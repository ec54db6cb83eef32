import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
const [,, out, width, scheme, ...cells] = process.argv;
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] });
const page = await (await browser.newContext({ viewport: { width: +width, height: 1000 }, colorScheme: scheme, locale: 'fr-FR' })).newPage();
page.on('pageerror', (e) => console.log('PAGE ERROR', e.message));
await page.goto((process.env.BASE ?? 'http://127.0.0.1:8899') + '/fr/14-transformer');
await page.waitForSelector('[data-testid=kernel-status][data-state=idle]');
for (const c of cells.map(Number)) {
  const cell = page.locator('.code-cell').nth(c);
  await cell.locator('[data-testid=run]').click();
  await page.waitForFunction((i) => !['fresh', 'queued', 'running'].includes(document.querySelectorAll('.code-cell')[i].dataset.state), c, { timeout: 20000 });
}
await page.waitForTimeout(800);
for (const c of cells.map(Number)) {
  await page.evaluate((i) => { const e = document.querySelectorAll('.code-cell')[i]; scrollTo({ top: e.getBoundingClientRect().top + scrollY - 200, behavior: 'instant' }); }, c);
  await page.waitForTimeout(150);
  await page.screenshot({ path: `${out}/look-${width}-${scheme}-${c}.png` });
}
await browser.close();
