// What axe-core finds wrong on a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong on a page, or in a part of it, as readable lines. */
export async function flaws(page, part) {
  // Not as a script of the page, which its security policy would rightly refuse.
  await page.evaluate(axe);
  const { violations } = await page.evaluate((within) => window.axe.run(within ?? document), part);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}
