// From src/language/*/interface.json, by build.mjs.
export const WORDS = {
  en: {
    all_pages: 'All pages',
    box_by_title: 'Only titles are searched: this browser does not run the search engine.',
    box_without_engine: 'Only titles are searched: this site was published without the search engine.',
    search: 'Search',
  },
  ja: {
    all_pages: 'すべてのページ',
    box_by_title: 'このブラウザーでは検索エンジンが動かないため、タイトルだけを検索します。',
    box_without_engine: 'このサイトは検索エンジンなしで公開されているため、タイトルだけを検索します。',
    search: '検索',
  },
  ko: {
    all_pages: '모든 페이지',
    box_by_title: '이 브라우저에서는 검색 엔진이 실행되지 않아 제목만 검색합니다.',
    box_without_engine: '이 사이트는 검색 엔진 없이 게시되어 제목만 검색합니다.',
    search: '검색',
  },
  vi: {
    all_pages: 'Tất cả các trang',
    box_by_title: 'Chỉ tìm trong tiêu đề: trình duyệt này không chạy được bộ máy tìm kiếm.',
    box_without_engine: 'Chỉ tìm trong tiêu đề: trang web này được xuất bản mà không có bộ máy tìm kiếm.',
    search: 'Tìm',
  },
  zh: {
    all_pages: '所有页面',
    box_by_title: '此浏览器无法运行搜索引擎，只搜索标题。',
    box_without_engine: '此网站发布时没有附带搜索引擎，只搜索标题。',
    search: '搜索',
  },
};
