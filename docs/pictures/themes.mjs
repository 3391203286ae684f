#!/usr/bin/env node
// Makes the pictures of the box in real themes out of those that the tests of themes take: tests/themes/README.md says how.
//
//   TIMRA_SHOTS=/tmp/shots node docs/pictures/themes.mjs
//
// Needs Chromium (CHROMIUM), which writes WebP. Run it by hand where the box has changed; look at the pictures.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, root } from '../../tests/browser/workplace.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const shots = process.env.TIMRA_SHOTS ?? '.';
const [WIDTH, QUALITY] = [720, 0.8];

const browser = await launch();
try {
  const page = await browser.newPage();
  for (const { name, repository } of JSON.parse(readFileSync(join(root, 'tests', 'themes', 'themes.json'), 'utf8'))) {
    const shot = join(shots, `${name}-root-desktop-light-2-results.png`);
    if (!repository || !existsSync(shot)) continue;
    const picture = await page.evaluate(
      async ([png, width, quality]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [width, Math.round((image.height * width) / image.width)];
        const context = canvas.getContext('2d');
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        return canvas.toDataURL('image/webp', quality).split(',')[1];
      },
      [readFileSync(shot).toString('base64'), WIDTH, QUALITY],
    );
    writeFileSync(join(here, `theme-${name}.webp`), Buffer.from(picture, 'base64'));
  }
} finally {
  await browser.close();
}
