newImage("a" "8-bit black" 10 10 1)
makeRectangle(1 2 3 4)
getSelectionBounds(x, y, w, h);
print(x, y, w, h);
