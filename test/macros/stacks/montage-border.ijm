// images: stack8.tif
run("Make Montage...", "columns=2 rows=3 scale=0.50 border=2");
