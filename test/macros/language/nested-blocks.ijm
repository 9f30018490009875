{ x = 1; { y = 2; { z = x + y; } } }
print(x, y, z);
if (true) { if (true) { { print("deep"); } } }
;;;
{}
print("end");
