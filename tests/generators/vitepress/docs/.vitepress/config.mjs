export default {
  title: 'Kho',
  base: '/docs/',
  sitemap: { hostname: 'https://kb.test/docs/' },
  locales: {
    root: { label: 'English', lang: 'en' },
    vi: { label: 'Tiếng Việt', lang: 'vi' },
  },
  themeConfig: { sidebar: [{ text: 'Guide', items: [{ text: 'Backup guide', link: '/guide' }, { text: 'Hướng dẫn', link: '/vi/guide' }] }], outline: 'deep', search: { provider: 'local' } },
}
