// images: hyper16.tif
run("Scale...", "x=- y=- z=- width=17 height=12 depth=2 interpolation=Bilinear average process create title=q");
getDimensions(w, h, c, z, t);
print(w, h, c, z, t, getTitle);
