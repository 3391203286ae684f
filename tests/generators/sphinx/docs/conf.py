project = 'Kho'
extensions = ['myst_parser']
html_baseurl = 'https://kb.test/docs/'
