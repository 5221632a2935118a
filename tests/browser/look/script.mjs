// Uses our script as a reader would, on a page under a strict policy; returns what is wrong.

export async function script(page, context) {
  const wrong = [];
  const expect = (what, is, should) => {
    const [one, other] = [JSON.stringify(is), JSON.stringify(should)];
    if (one !== other) wrong.push(`script: ${what}: ${one}, expected ${other}`);
  };
  const bar = page.locator('.readiness-tools:not(.readiness-copies)').first();
  const shown = () => page.$$eval('tr[data-status]', rows => rows.filter(row => row.checkVisibility()).map(row => row.id || row.dataset.status));
  const all = await shown();
  if (all.length < 5) wrong.push(`script: only ${all.length} rows to try it on`);

  // A chip filters, stands in the address, survives a reload, and goes away again.
  const wanted = await page.$$eval('tr[data-status="verified"]', rows => rows.map(row => row.id || row.dataset.status));
  const chip = bar.locator('button[aria-pressed]').filter({hasText: /Verified/}).first();
  await chip.click();
  expect('rows with a status', await shown(), wanted);
  expect('the pressed chip', await chip.getAttribute('aria-pressed'), 'true');
  expect('the address', new URL(page.url()).searchParams.getAll('status'), ['verified']);
  await page.reload();
  expect('rows after a reload', await shown(), wanted);
  // A chip says what its status is called, not what a row says beside its symbol.
  const labels = await bar.locator('button[aria-pressed] bdi').allTextContents();
  for (const key of new Set(await page.$$eval('tr[data-status]', rows => rows.map(row => row.dataset.status)))) {
    const called = key === 'unknown' ? 'Unknown status' : key[0].toUpperCase() + key.slice(1).replaceAll('-', ' ');
    if (!labels.includes(called)) wrong.push(`script: no chip is called ${called}: ${labels}`);
  }
  const count = await bar.locator('output').textContent();
  if (!count.includes(String(wanted.length)) || !count.includes(String(all.length))) wrong.push(`script: the count says ${count}`);

  // A link to a row that is hidden shows it.
  const hidden = await page.$eval('tr[data-status][hidden][id]', row => row.id);
  await page.evaluate(id => { location.hash = id; }, hidden);
  await page.waitForFunction(id => document.getElementById(id).checkVisibility(), hidden, {timeout: 3000});
  expect('rows after a link to a hidden one', await shown(), all);

  // Words filter, and findings go with their rows.
  await bar.locator('input').fill(hidden);
  const found = await shown();
  if (!found.includes(hidden) || found.length >= all.length) wrong.push(`script: the search for ${hidden} shows ${found}`);
  const alone = await page.$$eval('tr.readiness-findings-row', rows => rows.filter(row => row.checkVisibility()).map(row => row.dataset.of));
  for (const each of alone) if (!found.includes(each)) wrong.push(`script: findings of ${each} stand alone`);
  await bar.locator('input').fill('');
  expect('rows after all', await shown(), all);
  if (await bar.locator('button', {hasText: /^Blocking$/}).count()) {
    await bar.locator('button', {hasText: /^Blocking$/}).click();
    expect('blocking rows', (await shown()).length, await page.$$eval('tr[data-blocking="true"]', rows => rows.length));
    await bar.locator('button', {hasText: /^Blocking$/}).click();
  }

  // Sorting: downwards and upwards, with findings below their rows.
  const order = new Intl.Collator('en', {numeric: true});
  const table = page.locator('table.readiness-id-first:not(.readiness-view)').first();
  const ids = () => table.locator('tbody > tr[data-status]').evaluateAll(rows => rows.map(row => row.id));
  const head = table.locator('th.readiness-col-id');
  const before = await ids();
  if (await head.isVisible()) {
    await head.locator('button').click();
    await head.locator('button').click();
    expect('order', await ids(), [...before].sort((one, other) => order.compare(other, one)));
    expect('aria-sort', await head.getAttribute('aria-sort'), 'descending');
  }
  // Cards have no headers: there a list of columns sorts.
  await page.locator('.readiness-scroll:has(table.readiness-id-first:not(.readiness-view)) + .readiness-copies select').first().selectOption({index: 1});
  expect('order by the list', await ids(), [...before].sort(order.compare));
  const strays = await table.locator('tbody > tr.readiness-findings-row').evaluateAll(rows => rows.filter(row => row.previousElementSibling.id !== row.dataset.of).length);
  expect('findings elsewhere', strays, 0);

  // Copies and downloads.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const tools = page.locator('.readiness-copies').first();
  await tools.locator('button').nth(1).click();
  await page.waitForFunction(() => document.querySelector('.readiness-copies output').textContent, null, {timeout: 3000});
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split('\n');
  const width = lines[0].split('\t').length;
  if (width < 3 || lines.some(line => line.split('\t').length !== width)) wrong.push(`script: the copy has rows of other widths: ${lines.slice(0, 2)}`);
  if (lines.some(line => /(^|\t)[=@]/.test(line))) wrong.push('script: the copy has a formula');
  await tools.locator('button').nth(0).click();
  const markdown = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split('\n');
  expect('lines of Markdown', markdown.length, lines.length + 1);
  const [download] = await Promise.all([page.waitForEvent('download', {timeout: 5000}), tools.locator('button').nth(2).click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const csv = Buffer.concat(chunks).toString('utf-8');
  if (!csv.startsWith('\ufeff"') || !download.suggestedFilename().endsWith('.csv')) wrong.push(`script: the download is ${download.suggestedFilename()}: ${csv.slice(0, 40)}`);
  expect('lines of CSV', csv.trimEnd().split('\r\n').length, lines.length);

  const broken = await page.evaluate(() => window.lookBroken);
  for (const each of broken) if (/readiness/.test(each)) wrong.push(`script: breaks the policy: ${each}`);
  return wrong;
}

// Without the script each row is there, and no control that would do nothing.
export async function without(page) {
  const rows = await page.locator('tr[data-status]').count();
  const seen = await page.locator('tr[data-status]:visible').count();
  const controls = await page.locator('.readiness-tools, .readiness-sort').count();
  return rows && rows === seen && !controls ? [] : [`without the script ${seen} of ${rows} rows are seen, and ${controls} controls`];
}
