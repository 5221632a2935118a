// Looks at what is ours on a page: boxes, overflow, words. Runs in the page, before its scripts.
(() => {
  const OURS = '[class*="readiness"]';
  const TOLERANCE = 1.5; // pixels
  // Code and tables that an author puts into a row look as the theme has them.
  const isOurs = element => Boolean(
    element?.closest?.(OURS) && !element.closest('pre, table:not(.readiness-table), [class*="table-container"]:not(:has(.readiness-table))'));
  const shown = element => {
    if (!element.checkVisibility()) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1.5 && box.height > 1.5;
  };
  const name = element => {
    const text = (element.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 40);
    return `<${element.localName} class="${element.className}"> ${text}`;
  };
  const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const region = element => {
    for (let each = element.parentElement; each; each = each.parentElement)
      if (scrolls(each) && each !== document.documentElement && each !== document.body) return each;
    return null;
  };

  // The page itself does not scroll sideways.
  function sideways(complain) {
    const page = document.scrollingElement;
    if (page.scrollWidth <= page.clientWidth + 1) return;
    if (!document.querySelector(OURS)) return complain('the page scrolls sideways', page);
    const width = page.clientWidth;
    const wide = [...document.querySelectorAll('body *')].filter(each => {
      const box = each.getBoundingClientRect();
      return shown(each) && (box.right > width + 1 || box.left < -1) && !region(each);
    });
    const ours = wide.filter(isOurs);
    if (ours.length) complain('the page scrolls sideways', ours[ours.length - 1]);
  }

  // What scrolls can be reached by keys, and says what it is.
  function regions(complain) {
    for (const each of document.querySelectorAll('.readiness-scroll')) {
      if (each.tabIndex < 0) complain('a scroll region is not reached by keys', each);
      if (!each.getAttribute('aria-label') && !each.getAttribute('aria-labelledby'))
        complain('a scroll region has no name', each);
    }
  }

  // Nothing stands outside of its cell or box, and nothing lies on its neighbour.
  function boxes(complain) {
    for (const cell of document.querySelectorAll('.readiness-table td, .readiness-table th')) {
      if (!shown(cell)) continue;
      const outer = cell.getBoundingClientRect();
      for (const inner of cell.querySelectorAll('*')) {
        if (!shown(inner) || inner.closest('svg, .readiness-bar') || region(inner) !== region(cell)) continue;
        const box = inner.getBoundingClientRect();
        if (box.left < outer.left - TOLERANCE || box.right > outer.right + TOLERANCE)
          complain('stands out of its cell', inner);
      }
    }
    for (const each of document.querySelectorAll('.readiness-badge, tr[data-status] > td > b, .readiness-alarm, .readiness-label')) {
      if (!shown(each)) continue;
      if (each.scrollWidth > each.clientWidth + 2 && each.clientWidth) complain('its words are cut', each);
      if (!/\p{L}|\p{N}|-/u.test(each.textContent)) complain('has no words', each);
    }
  }

  // Tables: a name, scopes, headers of rows.
  function tables(complain) {
    for (const table of document.querySelectorAll('table.readiness-table')) {
      const named = table.caption || table.getAttribute('aria-label') || table.getAttribute('aria-labelledby')
      if (!named) complain('a table has no name', table);
      for (const head of table.querySelectorAll(':scope > thead > tr > th'))
        if (head.scope !== 'col') complain('the header of a column has no scope', head);
      for (const row of table.querySelectorAll(':scope > tbody > tr'))
        if (row.cells.length > 2 && !row.querySelector(':scope > th[scope=row]')) complain('a row has no header', row);
    }
  }

  // On a phone each row is a card, and each of its cells says what it is.
  function cards(complain) {
    for (const frame of document.querySelectorAll('.readiness-scroll'))
      if (shown(frame) && frame.scrollWidth > frame.clientWidth + 1) complain('has cards that are wider than it', frame);
    for (const row of document.querySelectorAll('table.readiness-table > tbody > tr')) {
      if (!shown(row) || region(row)?.matches(':not(.readiness-scroll)')) continue;
      const cells = [...row.children].filter(shown);
      for (const [at, cell] of cells.entries()) {
        const box = cell.getBoundingClientRect();
        const next = cells[at + 1]?.getBoundingClientRect();
        if (next && next.top < box.bottom - TOLERANCE && Math.abs(next.left - box.left) > TOLERANCE)
          complain('stands beside another cell', cell);
        const label = getComputedStyle(cell, '::before').content;
        const named = ` ${row.closest('table').dataset.labels || ''} `.includes(` ${cell.cellIndex + 1}-`);
        if ((cell.dataset.label || named && cell.localName === 'td') && label === 'none') complain('does not show its label', cell);
      }
    }
  }

  // What is printed is dark on white, whatever was on the screen.
  const channel = value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  function rgba(colour) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  }
  function onWhite(colour) {
    const [r, g, b, a] = rgba(colour);
    const [x, y, z] = [r, g, b].map(each => channel((each * a + 255 * (255 - a)) / 255 / 255));
    return 1.05 / (0.2126 * x + 0.7152 * y + 0.0722 * z + 0.05);
  }
  function paper(complain) {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = new Set();
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || seen.has(element) || !isOurs(element) || !shown(element)) continue;
      seen.add(element);
      const ratio = onWhite(getComputedStyle(element).color);
      if (ratio < 4.5) complain(`has a contrast of ${ratio.toFixed(1)} on paper`, element);
    }
    for (const each of document.querySelectorAll('details[class*="readiness-"]'))
      if (shown(each) && !shown(each.lastElementChild)) complain('stays folded on paper', each);
    for (const each of document.querySelectorAll('.readiness-chips, .readiness-tools'))
      if (shown(each)) complain('is printed', each);
    // A column shrinks on paper, but not below a short name of an owner, nor below a word of its header.
    const whole = cell => {
      if (!cell || !shown(cell) || !/^[A-Za-z]{2,9}$/.test(cell.textContent.trim())) return;
      const words = document.createRange();
      words.selectNodeContents(document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode());
      if (words.getClientRects().length > 1) complain('is broken on paper', cell);
    };
    for (const table of document.querySelectorAll('table.readiness-table')) {
      const frame = table.closest('.readiness-scroll');
      if (frame && table.getBoundingClientRect().right > frame.getBoundingClientRect().right + TOLERANCE) complain('is wider than its sheet', table);
      const at = table.querySelector(':scope > thead th.readiness-col-owner')?.cellIndex;
      for (const {cells} of at === undefined ? [] : table.tBodies[0].rows) whole(cells[at]);
      const heads = [...table.tHead?.rows[0]?.cells || []];
      if (heads.length <= 8) heads.forEach(whole);
    }
  }

  // The theme is as dark as it was asked to be: else nothing was looked at in the dark.
  function dark(complain) {
    const behind = [document.body, document.documentElement].map(each => rgba(getComputedStyle(each).backgroundColor)).find(each => each[3]);
    if (!behind || Math.max(...behind.slice(0, 3)) > 100) complain('is not dark', document.body);
  }

  // Where forced colours hold, what was told by a background is told by a border.
  function forced(complain) {
    for (const each of document.querySelectorAll('.readiness-badge, tr[data-status] > td > b, .readiness-alarm')) {
      if (!shown(each)) continue;
      const style = getComputedStyle(each);
      if (style.borderInlineStartStyle === 'none' || !parseFloat(style.borderInlineStartWidth))
        complain('has no border', each);
    }
  }

  window.lookBroken = [];
  document.addEventListener('securitypolicyviolation', event => {
    window.lookBroken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile} ${event.target?.outerHTML?.slice(0, 100)}`);
  });

  const PARTS = {sideways, regions, boxes, tables, cards, paper, dark, forced};

  window.look = parts => {
    const found = new Map();
    for (const part of parts)
      PARTS[part]((what, element) => {
        const key = `${part}: ${what}`;
        const each = found.get(key) || {number: 0, first: name(element)};
        each.number += 1;
        found.set(key, each);
      });
    return [...found].map(([what, each]) => `${what} (${each.number}): ${each.first}`);
  };

  // What axe-core finds at elements of ours. What it cannot decide counts as well.
  let turn = Promise.resolve();
  const undecided = (element, rule) => turn = turn.then(async () => {
    element.scrollIntoView({block: 'center', behavior: 'instant'});
    const again = await axe.run(element, {resultTypes: ['violations', 'incomplete'], runOnly: {type: 'rule', values: [rule]}, elementRef: true});
    return [...again.violations, ...again.incomplete].some(each => each.nodes.some(node => node.element === element));
  });

  // A theme whose links have too little contrast on its own pages (`theirs`) has that in ours, too.
  window.lookAxe = async (only, theirs) => {
    // What a theme lets stand above the page while it scrolls hides words only for a moment.
    for (const each of document.querySelectorAll('body *'))
      if (/fixed|sticky/.test(getComputedStyle(each).position) && !isOurs(each)) each.style.visibility = 'hidden';
    const options = {resultTypes: ['violations', 'incomplete'], elementRef: true};
    if (only) options.runOnly = {type: 'rule', values: only};
    const result = await axe.run(document, options);
    const found = [], own = [];
    const colours = node => {
      const data = [...node.any, ...node.all, ...node.none].map(each => each.data).find(each => each?.fgColor);
      return data ? `${data.fgColor} on ${data.bgColor}` : '';
    };
    for (const kind of ['violations', 'incomplete'])
      for (const rule of result[kind]) {
        const key = node => `${kind} ${rule.id} ${colours(node)}`;
        own.push(...rule.nodes.filter(node => !isOurs(node.element)).map(key));
        // The colours of a theme that have too little contrast have it in words too short to judge, too.
        const known = node => theirs.includes(key(node)) || (colours(node) && theirs.includes(`violations ${rule.id} ${colours(node)}`));
        let nodes = rule.nodes.filter(node => isOurs(node.element) && !known(node) &&
          !(rule.id === 'scrollable-region-focusable' && node.element.querySelector('table') && !node.element.querySelector('.readiness-table')));
        // What lies at an edge of the window is looked at again in its middle.
        if (kind === 'incomplete' && nodes.length <= 10)
          nodes = (await Promise.all(nodes.map(async node => await undecided(node.element, rule.id) ? node : null))).filter(Boolean);
        if (!nodes.length) continue;
        const [first] = nodes;
        const why = [...first.any, ...first.all, ...first.none]
          .map(each => [each.message, ...each.relatedNodes.slice(0, 2).map(node => node.html?.slice(0, 90))].join(' ~ '))[0] || '';
        found.push(`axe ${kind}: ${rule.id} (${nodes.length}): ${name(first.element)}: ${why}`);
      }
    return {found, known: [...new Set(own)]};
  };

  // Where everything stands that is not ours, to see that our style sheet moves nothing of a theme.
  window.lookPlaces = on => {
    for (const sheet of document.styleSheets)
      if (/sphinx-readiness[^/]*\.css/.test(sheet.href || '')) sheet.disabled = !on;
    return [...document.querySelectorAll('body, body *')].map(each => {
      const box = each.getBoundingClientRect();
      const style = getComputedStyle(each);
      return [each.localName, box.x, box.y, box.width, box.height, style.color, style.backgroundColor].join(' ');
    });
  };
})();
