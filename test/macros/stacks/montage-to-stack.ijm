// images: blobs8.tif
run("Montage to Stack...", "columns=4 rows=3 border=0");
print(getTitle(), nSlices);
