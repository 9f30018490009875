// images: rgb.tif
lower = 0.01; upper = 0.99;
if (!is("grayscale")) {
 rename("in"); run("Make Composite"); run("Stack to Images");
 run("Concatenate...","title=in image1=[Red] image2=[Green] image3=[Blue]");
}
getDimensions(w,h,c,z,t);
total = newArray(256);
for (i=0;i<256;i++) total[i]=0;
for (s=1;s<=z;s++) {
 setSlice(s);
 getHistogram(values,counts,256);
 for (i=0;i<256;i++) total[i]=total[i]+counts[i];
}
all=0;
for (i=0;i<256;i++) all=all+total[i];
sum=total[0]; i=0;
do { i++; sum=sum+total[i]; } while (sum < all*lower)
low=values[i];
do { i++; sum=sum+total[i]; } while (sum < all*upper && i<255)
high=values[i];
print(low,high,i);
run("32-bit");
run("Subtract...","value="+low+" stack");
d=high-low+1e-20;
run("Divide...","value="+d+" stack");
