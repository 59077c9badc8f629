//! What a pointer does: presses, drags and wheels, each at a cell.

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PointerAct {
    /// The first button was pressed.
    Press,
    /// The first button was pressed once more at the same place, soon after.
    PressAgain,
    /// The second button was pressed.
    Second,
    /// The pointer was moved with the first button held.
    Drag,
    /// The first button was let go.
    Release,
    /// The wheel was turned up.
    WheelUp,
    /// The wheel was turned down.
    WheelDown,
}

/// What was done, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pointer {
    /// What.
    pub act: PointerAct,
    /// The column of the cell, from 0.
    pub column: u16,
    /// The row of the cell, from 0.
    pub row: u16,
}
