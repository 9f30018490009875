// images: noise8.tif
run("Stack to Images"); for(i=1;i<=nImages;i++) { selectImage(i); print(getTitle); }
