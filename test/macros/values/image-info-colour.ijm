// images: composite16.tif rgb.tif
selectWindow("composite16.tif");
s = getImageInfo(); lines = split(s, "\n"); for (i=0;i<lines.length;i++) if (!startsWith(lines[i],"ImageJ") && !startsWith(lines[i],"Screen") && !startsWith(lines[i],"Magn") && !startsWith(lines[i],"Scale")&& !startsWith(lines[i],"Path")) print(lines[i]);
selectWindow("rgb.tif"); makeLine(1,2,3,4);
s = getImageInfo(); lines = split(s, "\n"); for (i=0;i<lines.length;i++) if (!startsWith(lines[i],"ImageJ") && !startsWith(lines[i],"Screen") && !startsWith(lines[i],"Magn") && !startsWith(lines[i],"Scale")&& !startsWith(lines[i],"Path")) print(lines[i]);
