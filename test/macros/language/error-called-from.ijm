function a() { b(); }
function b() {
  c();
}
function c() {
  x = newArray(2);
  y = x[5];
}
a();
