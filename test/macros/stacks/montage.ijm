// images: stack8.tif
run("Make Montage...", "columns=3 rows=2 scale=1");
