// images: hyper16.tif
makeOval(4,5,11,9); run("Duplicate...","title=roi"); print(selectionType); getDimensions(w,h,c,z,t); print(w,h,c,z,t);
