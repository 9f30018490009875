// images: specks.tif
run("Calibrate...", "function=[Uncalibrated OD] unit=OD text1= text2=");
getHistogram(v, c, 4); print(v.length, d2s(v[0],9), d2s(v[1],9), c[0], c[1], c[c.length-1]);
