// images: blobs8.tif
run("Scale...", "x=2 y=2 create");
print(getTitle());
