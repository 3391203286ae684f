module github.com/OWNER/timra/web

go 1.18
