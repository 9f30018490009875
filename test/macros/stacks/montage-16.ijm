// images: stack16.tif
run("Make Montage...", "columns=2 rows=2 scale=1 border=1");
