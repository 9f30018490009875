// images: hyper16.tif
getDimensions(w,h,c,z,t); run("Duplicate...","title=arg duplicate"); m=newArray(c); for(i=1;i<=c;i++) { Stack.setChannel(i); getStatistics(a,me,mi,ma); m[i-1]=ma; print("max "+i+": "+ma); } Stack.setChannel(1); run("Delete Slice","delete=channel"); getMinAndMax(a,b); getDimensions(w,h,c,z,t); print(getTitle,bitDepth,w,h,c,z,t,a,b,is("grayscale"),is("composite"),nImages);
