import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({
  site: 'https://kb.test',
  base: '/docs',
  integrations: [starlight({
    title: 'Kho',
    pagefind: false,
    locales: { root: { label: 'English', lang: 'en' }, vi: { label: 'Tiếng Việt', lang: 'vi' } },
  })],
});
