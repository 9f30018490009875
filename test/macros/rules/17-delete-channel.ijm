// images: hyper16.tif
// answer: yes
setSlice(2); run("Delete Slice","delete=channel"); getDimensions(w,h,c,z,t); print(c,z,t);
