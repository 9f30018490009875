// images: stack8.tif maskstack.tif
imageCalculator("subtract stack","stack8.tif","maskstack.tif"); print(getTitle,nImages,bitDepth,nSlices);
