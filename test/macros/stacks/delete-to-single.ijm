// images: stack8.tif
run("Delete Slice");run("Delete Slice");run("Delete Slice");run("Delete Slice");
print(nSlices, getTitle());
