/* Filters, sorts and copies the rows of checklists. Without it nothing is missing but that.
   No dependency, no inline style, no text of a page as HTML: a strict policy may hold. */
(() => {
  'use strict';
  const words = JSON.parse(document.currentScript?.dataset.words || '{}'); // none in English
  const word = text => words[text] || text;
  const FEW = 12; // owners that are shown as chips; more become a list to choose from
  const BADGE = '.readiness-badge, td > b';
  const ENOUGH = 5; // rows of a table that is worth to be copied

  const make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const text = element => {
    const copy = element?.cloneNode(true);
    for (const each of copy?.querySelectorAll('.headerlink') || []) each.remove();
    return (copy?.textContent || '').replace(/\s+/g, ' ').trim();
  };
  /* What a status is called, whatever its rows say beside their symbols. */
  const named = key => key === 'unknown' ? word('Unknown status') : words[key] || key[0].toUpperCase() + key.slice(1).replaceAll('-', ' ');
  const button = (label, css, action) => {
    const made = make('button', {type: 'button', class: css}, label);
    made.addEventListener('click', action);
    return made;
  };

  /* A row with what stands below it: findings, which come and go with it. */
  function rowsOf(table) {
    const rows = [];
    for (const element of table.tBodies[0]?.rows || []) {
      if (element.classList.contains('readiness-findings-row')) {
        rows.at(-1)?.more.push(element);
        continue;
      }
      const {status = '', owner = '', blocking = ''} = element.dataset;
      rows.push({element, more: [], status, owner, blocking});
    }
    return rows;
  }

  const tables = [...document.querySelectorAll('.readiness-scroll table.readiness-table')]
    .filter(table => !table.parentElement.closest('table'))
    .map(table => ({table, rows: rowsOf(table), heads: [...(table.tHead?.rows[0]?.cells || [])]}))
    .filter(each => each.rows.length && each.heads.length);
  if (!tables.length) return;
  const items = tables.flatMap(each => each.rows).filter(row => row.status);

  /* Filters: what is chosen stands in the address, so that it can be shared. */
  const NAMES = ['status', 'owner', 'blocking', 'text'];
  const address = new URL(location.href);
  const chosen = {
    status: new Set(address.searchParams.getAll('status')),
    owner: new Set(address.searchParams.getAll('owner')),
    blocking: address.searchParams.get('blocking') === 'yes',
    text: address.searchParams.get('text') || '',
  };
  const count = make('output', {class: 'readiness-tools-count'});

  const fits = row =>
    (!chosen.status.size || chosen.status.has(row.status)) &&
    (!chosen.owner.size || chosen.owner.has(row.owner)) &&
    (!chosen.blocking || row.blocking === 'true') &&
    (!chosen.text || [row.element, ...row.more].some(each => each.textContent.toLowerCase().includes(chosen.text.toLowerCase())));

  function apply() {
    let shown = 0;
    for (const row of items) {
      const here = fits(row);
      shown += here;
      for (const each of [row.element, ...row.more]) each.hidden = !here;
    }
    count.textContent = shown === items.length ? '' : word('{shown} of {total} rows').replace('{shown}', shown).replace('{total}', items.length);
    const found = new URL(location.href);
    for (const name of NAMES) found.searchParams.delete(name);
    for (const name of ['status', 'owner']) for (const each of chosen[name]) found.searchParams.append(name, each);
    if (chosen.blocking) found.searchParams.set('blocking', 'yes');
    if (chosen.text) found.searchParams.set('text', chosen.text);
    if (found.href !== location.href) {
      try { history.replaceState(history.state, '', found); } catch { /* a page without an origin */ }
    }
  }

  const controls = []; // functions that show in a control what is chosen
  function chip(label, isOn, toggle) {
    const made = button('', 'readiness-chip', () => { toggle(); refresh(); });
    made.replaceChildren(...[label].flat());
    controls.push(() => made.setAttribute('aria-pressed', String(isOn())));
    return made;
  }
  function refresh() {
    for (const each of controls) each();
    apply();
  }
  const flip = (set, value) => { if (!set.delete(value)) set.add(value); };

  function tally(name, label) {
    const found = new Map();
    for (const row of items) {
      if (!row[name]) continue;
      const each = found.get(row[name]) || {label: label(row), number: 0};
      each.number += 1;
      found.set(row[name], each);
    }
    return found;
  }

  function group(title, name, found) {
    const made = make('div', {class: 'readiness-chips', role: 'group', 'aria-label': title});
    if (found.size <= FEW) {
      for (const [value, {label, number}] of found)
        made.append(chip([make('bdi', {}, label), ` (${number})`], () => chosen[name].has(value), () => flip(chosen[name], value)));
      return made;
    }
    const select = make('select', {class: 'readiness-choice', 'aria-label': title}, new Option(`${title}: \u2013`, ''));
    for (const [value, {label, number}] of found) select.append(new Option(`${label} (${number})`, value));
    select.addEventListener('change', () => { chosen[name] = new Set(select.value ? [select.value] : []); apply(); });
    controls.push(() => { select.value = [...chosen[name]][0] || ''; });
    made.append(select);
    return made;
  }

  function clear() {
    chosen.status.clear(); chosen.owner.clear(); chosen.blocking = false; chosen.text = '';
    refresh();
  }

  function filters() {
    const bar = make('div', {class: 'readiness-tools', role: 'group', 'aria-label': word('Filter rows')});
    const states = tally('status', row => named(row.status)), owners = tally('owner', row => row.owner);
    if (states.size > 1) bar.append(group(word('Status'), 'status', states));
    if (owners.size > 1) bar.append(group(word('Owner'), 'owner', owners));
    if (items.some(row => row.blocking === 'true'))
      bar.append(chip(word('Blocking'), () => chosen.blocking, () => { chosen.blocking = !chosen.blocking; }));
    const search = make('input', {type: 'search', class: 'readiness-find', 'aria-label': word('Search rows'), placeholder: word('Search rows')});
    search.addEventListener('input', () => { chosen.text = search.value.trim(); apply(); });
    controls.push(() => { if (search.value.trim() !== chosen.text) search.value = chosen.text; });
    bar.append(search, button(word('Show all'), 'readiness-chip', clear), count);
    const places = tables.filter(each => each.rows.some(row => row.status)).map(each => each.table.closest('.readiness-scroll'));
    let place = places[0].closest('.readiness-checklist') || places[0];
    // Not into a tab or anything else that may be closed while rows elsewhere are seen.
    while (!places.every(each => place.contains(each)) && !place.parentElement.matches('section, article, main, body, .section, .body, [role=main]')) place = place.parentElement;
    place.before(bar);
    refresh();
  }

  /* A link to a row that is filtered away shows it again. */
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.closest('tr[hidden]')) { clear(); target.scrollIntoView(); }
  }

  /* Sorting: by words and numbers as people do, statuses worst first. */
  const collator = new Intl.Collator(document.documentElement.lang || undefined, {numeric: true});
  const WORST = ['1', '2', '5', '6', '4', '3', '7', '8', '0']; // what the style sheet calls their symbols
  function value(row, at) {
    const cell = row.element.cells[at];
    const badge = cell?.querySelector(BADGE);
    return badge ? `${WORST.indexOf(getComputedStyle(badge).getPropertyValue('--readiness-at').trim())} ${text(badge)}` : text(cell);
  }
  function sort({table, rows, heads}, at, down = false) {
    for (const each of heads) each.removeAttribute('aria-sort');
    heads[at].setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const keyed = rows.map((row, place) => [value(row, at), place, row]);
    keyed.sort(([one, first], [other, second]) => {
      // What is empty stays last in both directions.
      if (!one || !other) return Boolean(other) - Boolean(one) || first - second;
      return (down ? -1 : 1) * collator.compare(one, other) || first - second;
    });
    table.tBodies[0].append(...keyed.flatMap(([, , row]) => [row.element, ...row.more]));
  }
  // Tasks stand below their task, and the last line of a summary is its sum.
  const sorts = ({table, rows}) => rows.length > 2 && !table.matches('.readiness-tasks, .readiness-summary, .readiness-timeline');
  function sortable(each) {
    if (!sorts(each)) return;
    each.heads.forEach((head, at) => {
      if (!head.textContent.trim() || head.querySelector('a, button')) return;
      const inside = head.querySelector('p') || head;
      const control = make('button', {type: 'button', class: 'readiness-sort', title: word('Sort by column')}, ...inside.childNodes);
      inside.append(control);
      control.addEventListener('click', () => sort(each, at, head.getAttribute('aria-sort') === 'ascending'));
    });
  }
  /* The same where rows are cards, which have no headers. */
  function chooser(each) {
    const select = make('select', {class: 'readiness-choice', 'aria-label': word('Sort by column')}, new Option(`${word('Sort by column')}: \u2013`, ''));
    each.heads.forEach((head, at) => { if (head.textContent.trim()) select.append(new Option(head.textContent.trim(), at)); });
    select.addEventListener('change', () => { if (select.value) sort(each, Number(select.value)); });
    return select;
  }

  /* Copies: what is shown, as text that no spreadsheet takes for a formula. */
  function cells({heads, rows, table}) {
    const order = [...table.tBodies[0].rows];
    const shown = rows.filter(row => !row.element.hidden).sort((one, other) => order.indexOf(one.element) - order.indexOf(other.element));
    return [heads, ...shown.map(row => [...row.element.cells])].map(row => row.map(text));
  }
  const tame = cell => (/^[=+\-@\t\r]/.test(cell) && isNaN(cell) && cell !== '-' ? `'${cell}` : cell);
  const FORMATS = {
    markdown(rows) {
      const lines = rows.map(row => `| ${row.map(cell => cell.replace(/[\\|<`]/g, '\\$&')).join(' | ')} |`);
      lines.splice(1, 0, `|${' --- |'.repeat(rows[0].length)}`);
      return lines.join('\n') + '\n';
    },
    tsv: rows => rows.map(row => row.map(tame).join('\t')).join('\n') + '\n',
    csv: rows => rows.map(row => row.map(cell => `"${tame(cell).replace(/"/g, '""')}"`).join(',')).join('\r\n') + '\r\n',
  };
  async function copy(content) {
    try {
      await navigator.clipboard.writeText(content);
    } catch {
      const area = make('textarea', {class: 'readiness-hidden'}, content);
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
  }
  function download(content, name) {
    const link = make('a', {href: URL.createObjectURL(new Blob(['\ufeff', content], {type: 'text/csv;charset=utf-8'})), download: `${name}.csv`});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  function tools(each) {
    if (each.rows.length < ENOUGH || each.table.matches('.readiness-timeline')) return;
    const said = make('output', {class: 'readiness-tools-count'});
    const done = async (label, work) => { await work(); said.textContent = label; };
    const name = (each.table.id || document.title).replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 60);
    each.table.closest('.readiness-scroll').after(make('div', {class: 'readiness-tools readiness-copies'},
      ...(sorts(each) ? [chooser(each)] : []),
      button(word('Copy as Markdown'), 'readiness-copy', () => done(word('Copied'), () => copy(FORMATS.markdown(cells(each))))),
      button(word('Copy as TSV'), 'readiness-copy', () => done(word('Copied'), () => copy(FORMATS.tsv(cells(each))))),
      button(word('Download CSV'), 'readiness-copy', () => done('', () => download(FORMATS.csv(cells(each)), name))),
      said));
  }

  if (items.length > 2) {
    filters();
    addEventListener('hashchange', reveal);
    reveal();
  }
  tables.forEach(sortable);
  tables.forEach(tools);
})();
