// images: hyper16.tif
m=newArray("composite","color","grayscale"); for(i=0;i<3;i++) { Stack.setDisplayMode(m[i]); print(m[i], is("grayscale")); run("Red"); print(is("grayscale")); }
