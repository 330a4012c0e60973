export { connect } from './connect.js';
export { accessInSet, connectionInSet, DjongoConnection } from './djongo-connection.js';
