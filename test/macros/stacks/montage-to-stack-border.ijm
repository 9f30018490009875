// images: cells16.tif
run("Montage to Stack...", "columns=3 rows=2 border=2");
print(getTitle(), nSlices);
