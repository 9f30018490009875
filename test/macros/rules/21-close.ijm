// images: noise8.tif blobs8.tif noise16.tif
close("\\Others"); print(nImages,getTitle); close(); print(nImages); close();
