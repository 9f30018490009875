x = newArray(0, 10, 10, 5, 0); y = newArray(0, 0, 10, 4, 10);
Array.print(Array.getVertexAngles(x, y, 1)); Array.print(Array.getVertexAngles(x, y, 2));
