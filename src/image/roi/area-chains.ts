import type { Edge, Path } from "./area-sweep.ts";

/** The part of an edge within a band of rows; `tag` 1: the inside begins at it, -1: it ends. */
export interface Piece {
  readonly edge: Edge;
  top: number;
  bottom: number;
  readonly tag: number;
  next: Piece | null;
}

/** One of the two open ends of an outline that is being put together. */
interface End {
  head: Piece;
  tail: Piece;
  partner: End | null;
  tag: number;
}

function bottomX(end: End): number {
  const piece = end.tag === 1 ? end.tail : end.head;
  return piece.edge.xAt(piece.bottom);
}

function topX(piece: Piece): number {
  return piece.edge.xAt(piece.top);
}

/** Join two ends; gives the first piece of an outline that this closes. */
function join(one: End, other: End): Piece | null {
  const [enter, exit] = one.tag === 1 ? [one, other] : [other, one];
  one.tag = 0;
  other.tag = 0;
  enter.tail.next = exit.head;
  enter.tail = exit.tail;
  if (one.partner === other) return enter.head;
  const otherEnter = exit.partner;
  const otherExit = enter.partner;
  if (otherEnter === null || otherExit === null) return null;
  otherEnter.partner = otherExit;
  otherExit.partner = otherEnter;
  if (enter.head.top < otherEnter.head.top) {
    enter.tail.next = otherEnter.head;
    otherEnter.head = enter.head;
  } else {
    otherExit.tail.next = enter.head;
    otherExit.tail = enter.tail;
  }
  return null;
}

function append(end: End, piece: Piece): void {
  if (end.tag === 1) {
    end.tail.next = piece;
    end.tail = piece;
  } else {
    piece.next = end.head;
    end.head = piece;
  }
}

/** Areas that touch at a corner stay apart on the inside and are joined on the outside. */
function obstructs(x1: number, x2: number, index: number): boolean {
  return (index & 1) === 0 ? x1 <= x2 : x1 < x2;
}

export interface Chains {
  /** Continue the outlines with the pieces of the next band, left to right. */
  extend(pieces: readonly Piece[]): void;
  /** Nothing follows directly below: close what is open. */
  finish(): void;
  paths(): Path[];
}

export function chainEdges(): Chains {
  const closed: Piece[] = [];
  let open: End[] = [];

  const finish = () => {
    for (let i = 1; i < open.length; i += 2) {
      const head = join(open[i - 1]!, open[i]!);
      if (head !== null) closed.push(head);
    }
    open = [];
  };

  const extend = (pieces: readonly Piece[]) => {
    const ends = open;
    open = [];
    let e = 0;
    let p = 0;
    while (e < ends.length || p < pieces.length) {
      const end = ends[e];
      const nextEnd = ends[e + 1];
      const piece = pieces[p];
      const nextPiece = pieces[p + 1];
      let joinEnds = piece === undefined;
      let joinPieces = end === undefined;
      if (piece !== undefined && end !== undefined) {
        joinEnds = (e & 1) === 0 && nextEnd !== undefined && bottomX(end) === bottomX(nextEnd);
        joinPieces = (p & 1) === 0 && nextPiece !== undefined && topX(piece) === topX(nextPiece);
        if (!joinEnds && !joinPieces) {
          const [xe, xp] = [bottomX(end), topX(piece)];
          joinEnds = nextEnd !== undefined && xe < xp && obstructs(bottomX(nextEnd), xp, e);
          joinPieces = nextPiece !== undefined && xp < xe && obstructs(topX(nextPiece), xe, p);
        }
      }
      if (joinEnds && end !== undefined && nextEnd !== undefined) {
        const head = join(end, nextEnd);
        if (head !== null) closed.push(head);
        e += 2;
      }
      if (joinPieces && piece !== undefined && nextPiece !== undefined) {
        const first: End = { head: piece, tail: piece, partner: null, tag: piece.tag };
        const second: End = { head: nextPiece, tail: nextPiece, partner: first, tag: nextPiece.tag };
        first.partner = second;
        open.push(first, second);
        p += 2;
      }
      if (!joinEnds && !joinPieces && end !== undefined && piece !== undefined) {
        append(end, piece);
        open.push(end);
        e++;
        p++;
      }
    }
  };

  return { extend, finish, paths: () => closed.map(pathOf) };
}

/** Vertices of a closed outline: pieces of the same edge that follow each other are one. */
function pathOf(head: Piece): Path {
  const xs = [topX(head)];
  const ys = [head.top];
  const add = (x: number, y: number) => {
    xs.push(x);
    ys.push(y);
  };
  const emit = (piece: Piece) => {
    const [top, bottom] = endsOf(piece);
    const [from, to] = piece.tag === 1 ? [top, bottom] : [bottom, top];
    if (xs[xs.length - 1] !== from[0] || ys[ys.length - 1] !== from[1]) add(from[0], from[1]);
    add(to[0], to[1]);
  };
  let piece: Piece = { ...head };
  for (let next = head.next; next !== null; next = next.next) {
    if (
      next.edge === piece.edge &&
      next.tag === piece.tag &&
      piece.bottom >= next.top &&
      piece.top <= next.bottom
    ) {
      piece.top = Math.min(piece.top, next.top);
      piece.bottom = Math.max(piece.bottom, next.bottom);
    } else {
      emit(piece);
      piece = { ...next };
    }
  }
  emit(piece);
  return { xs, ys };
}

function endsOf({ edge, top, bottom }: Piece): [[number, number], [number, number]] {
  const { x0, y0, x1, y1 } = edge;
  if ((top === y0 && bottom === y1) || x0 === x1)
    return [
      [x0, top],
      [x1, bottom],
    ];
  const at = (y: number): [number, number] => [x0 + ((y - y0) * (x0 - x1)) / (y0 - y1), y];
  return [at(top), at(bottom)];
}
