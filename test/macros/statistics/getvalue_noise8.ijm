// images: noise8.tif
makePolygon(10,5,50,9,40,40,12,30);
keys = newArray("Area", "Mean", "StdDev", "Mode", "Min", "Max", "X", "Y", "XM", "YM", "Perim.", "BX", "BY", "Width", "Height", "Major", "Minor", "Angle", "Circ.", "Feret", "IntDen", "Median", "Skew", "Kurt", "%Area", "RawIntDen", "Slice", "FeretX", "FeretY", "FeretAngle", "MinFeret", "AR", "Round", "Solidity", "MinThr", "MaxThr", "Length");
for (i = 0; i < keys.length; i++) print(keys[i] + " " + d2s(getValue(keys[i]), 9));
