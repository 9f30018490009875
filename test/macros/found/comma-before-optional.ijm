// images: blobs8.tif
makeLine(1 2 3 4)
print(maxOf(1 2), pow(2 3))
print(fromCharCode(65 66))
print("a" 1);
