// A search of the theme's own, which loads its index with the page.
fetch(indexUrl);
window.themeSearches = true;
