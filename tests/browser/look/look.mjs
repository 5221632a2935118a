// Opens pages in Chromium and looks at them in several modes. Reads a plan from the file that its
// argument names, writes one line of JSON for each page and mode; see look_check.py for both.
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {script, without} from './script.mjs';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf-8'));
const require = createRequire(path.join(plan.modules, 'node_modules', 'package.json'));
const {chromium} = require('playwright-core');
const axe = require.resolve('axe-core/axe.min.js');

const browser = await chromium.launch({
  executablePath: plan.browser,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  timeout: 60000,
}).catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(plan.unable);
});

const HIGHEST = 32000; // pixels of a window

const theirs = {}; // what axe-core finds on pages without anything of ours, by theme

async function open(job) {
  const context = await browser.newContext({
    viewport: {width: 1280, height: 900}, acceptDownloads: true, javaScriptEnabled: job.script !== 'without',
  });
  await context.addInitScript({path: axe});
  await context.addInitScript({path: plan.inspect});
  const page = await context.newPage();
  page.setDefaultTimeout(120000); // of a machine that does much else
  const errors = [];
  page.on('pageerror', error => errors.push(`script: ${error.message}`));
  // Nothing but the pages themselves: a font or a script from elsewhere would only take time.
  await page.route(url => !String(url).startsWith(plan.base), route => route.abort());
  await page.goto(plan.base + job.url, {waitUntil: 'load'});
  return {context, page, errors};
}

// Nothing moves any more: fonts are there, what changes slowly has ended, and it has been drawn. A window
// of another width moves drawers and their shades over the page for a quarter of a second or so.
async function still(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const each of document.getAnimations()) {
      try { each.finish(); } catch { each.cancel(); } // What never ends cannot be finished.
    }
    for (let drawn = 0; drawn < 2; drawn++) await new Promise(requestAnimationFrame);
  });
}

async function step(page, each) {
  await page.emulateMedia({
    media: each.print ? 'print' : 'screen',
    colorScheme: each.dark ? 'dark' : 'light',
    forcedColors: each.forced ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  // Some themes ask but once whether it is dark, and then have a button for it.
  if (each.asksOnce) await page.evaluate(name => document.querySelector(`input[aria-label="${name}"]`)?.click(), each.dark ? 'dark' : 'light');
  await page.setViewportSize({width: each.width, height: each.height || 900});
  await page.evaluate(rtl => { document.documentElement.dir = rtl ? 'rtl' : 'ltr'; }, Boolean(each.rtl));
  // Themes change their colours slowly, and some by a script.
  await page.waitForTimeout(each.settle || 60);
  await still(page);
  let found = await page.evaluate(parts => window.look(parts), each.parts || []);
  // A theme may be too wide by itself.
  const own = theirs[each.theme] ||= [];
  const wide = `${each.name} scrolls`;
  if (each.plain && found.some(what => what.startsWith('sideways'))) own.push(wide);
  const theirsAlone = !each.plain && !(await page.$('[class*="readiness"]'));
  if (own.includes(wide) || theirsAlone) found = found.filter(what => !what.startsWith('sideways'));
  if (each.picture) await page.screenshot({path: each.picture, fullPage: Boolean(each.whole)});
  if (each.axe) {
    // In a window as high as the page what a theme makes as high as the window is behind all words,
    // and no words lie at an edge: axe-core cannot decide about either.
    // And as wide as what a theme lets be wider than a sheet: a browser prints that smaller.
    const [width, height] = await page.evaluate(() => [document.scrollingElement, document.body].reduce(
      ([width, height], each) => [Math.max(width, each.scrollWidth), Math.max(height, each.scrollHeight)], [0, 900]));
    await page.setViewportSize({width: each.print ? Math.max(width, each.width) : each.width, height: Math.min(height, HIGHEST)});
    await page.waitForTimeout(60);
    await still(page);
    const only = each.axe === true ? null : each.axe;
    const result = await page.evaluate(([only, theirs]) => window.lookAxe(only, theirs), [only, own]);
    found.push(...result.found);
    if (each.plain) own.push(...result.known);
  }
  if (each.places) {
    const [on, off] = [await page.evaluate(() => window.lookPlaces(true)), await page.evaluate(() => window.lookPlaces(false))];
    const at = on.findIndex((line, number) => line !== off[number]);
    if (at >= 0) found.push(`our style sheet moves what is not ours: ${off[at]} became ${on[at]}`);
    await page.evaluate(() => window.lookPlaces(true));
  }
  return found;
}

async function work(jobs) {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const opened = await open(job).catch(error => String(error).slice(0, 300));
    if (!opened.context) {
      process.stdout.write(JSON.stringify({url: job.url, step: 'open', found: [`failed: ${opened}`]}) + '\n');
      continue;
    }
    const {context, page, errors} = opened;
    for (const each of job.steps) {
      let found;
      try {
        if (job.script) found = await (job.script === 'without' ? without(page) : script(page, context));
        else found = await step(page, each);
      } catch (error) {
        found = [`failed: ${String(error).slice(0, 300)}`];
      }
      process.stdout.write(JSON.stringify({url: job.url, step: each.name, found: [...found, ...errors.splice(0)]}) + '\n');
    }
    await context.close();
  }
}

for (const jobs of plan.rounds) await Promise.all(Array.from({length: plan.at_once}, () => work(jobs)));
await browser.close();
