// images: rgb.tif
run("Split Channels");
print(nImages, getTitle);
list = getList("image.titles");
for (i=0; i<list.length; i++) print(list[i]);
