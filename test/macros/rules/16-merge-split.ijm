// images: hyper16.tif
run("Split Channels"); t=newArray(nImages); for(i=1;i<=nImages;i++) { selectImage(i); t[i-1]=getTitle; } run("Merge Channels...","c1=["+t[0]+"] c2=["+t[1]+"] create"); print(getTitle);
