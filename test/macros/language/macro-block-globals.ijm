var count = 2;
macro "First [f1]" { add(); print(count); }
function add() { count += 5; }
